import { problem } from '../problems.ts'
import { lockCounters } from './changes.ts'
import { type Db, inTransaction, type Trx } from './db.ts'

export type Role = 'owner' | 'editor' | 'viewer'

export interface Member {
  userId: string
  email: string
  name: string
  role: Role
}

export async function findRole(db: Db, studyId: string, userId: string): Promise<Role | undefined> {
  const row = await db
    .selectFrom('memberships')
    .select('role')
    .where('study_id', '=', studyId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.role
}

/** Whether the study exists, and is a demo. */
export async function findStudyKind(db: Db, studyId: string): Promise<'own' | 'demo' | undefined> {
  const row = await db.selectFrom('studies').select('demo').where('id', '=', studyId).executeTakeFirst()
  return row && (row.demo === 1 ? 'demo' : 'own')
}

export async function listMembers(db: Db, studyId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.email', 'users.name', 'memberships.role'])
    .where('memberships.study_id', '=', studyId)
    .orderBy('users.email')
    .execute()
  return rows.map(({ id, email, name, role }) => ({ userId: id, email, name, role }))
}

/** Adds a member or changes the role; the last owner stays one. */
export async function saveMembership(db: Db, studyId: string, userId: string, role: Role): Promise<void> {
  await keepingAnOwner(db, studyId, async (trx) => {
    await trx
      .insertInto('memberships')
      .values({ study_id: studyId, user_id: userId, role })
      .onConflict((conflict) => conflict.columns(['study_id', 'user_id']).doUpdateSet({ role }))
      .execute()
  })
}

export async function removeMembership(db: Db, studyId: string, userId: string): Promise<void> {
  await keepingAnOwner(db, studyId, async (trx) => {
    await trx
      .deleteFrom('memberships')
      .where('study_id', '=', studyId)
      .where('user_id', '=', userId)
      .execute()
  })
}

async function keepingAnOwner(db: Db, studyId: string, change: (trx: Trx) => Promise<void>): Promise<void> {
  await inTransaction(db, async (trx) => {
    // So that two owners who remove each other at once cannot both succeed.
    await lockCounters(trx, [studyId])
    const before = await countOwners(trx, studyId)
    await change(trx)
    if (before > 0 && (await countOwners(trx, studyId)) === 0)
      throw problem('conflict', {
        why: 'A study needs at least one owner. Make somebody else an owner first.',
      })
  })
}

async function countOwners(db: Db, studyId: string): Promise<number> {
  return (await listMembers(db, studyId)).filter(({ role }) => role === 'owner').length
}
