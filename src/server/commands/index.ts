import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { evalRule } from './eval.ts'
import { backup } from './backup.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { user } from './user.ts'
import { stats } from './stats.ts'
import { tag } from './tag.ts'

export const commands: Command[] = [
  serve,
  user,
  importCommand,
  exportCommand,
  stats,
  tag,
  demo,
  evalRule,
  backup,
  restore,
]
