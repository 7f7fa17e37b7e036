import type { Asked } from '../../surveys/ask.ts'
import { withWords } from '../../surveys/draft.ts'
import { readExpression } from '../../surveys/expression/index.ts'
import type { ListItem } from '../../surveys/question-type.ts'
import {
  type Question,
  question as questionSchema,
  type Section,
  section as sectionSchema,
} from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import type {
  ListForm,
  QuestionLogicForm,
  SectionLogicForm,
} from '../../views/design/editor/logic-fields.tsx'
import type { Form } from '../forms.ts'
import type { FormError } from './draft.ts'

/** The logic of questions and sections as their forms show it, and what was entered makes of it. Lines are read as `this | that`. */

export function questionLogicForm(asked: Asked, language: string): QuestionLogicForm {
  const { question } = asked
  return {
    soft: question.required === 'soft',
    checks: (question.checks ?? [])
      .map(({ rule, message }) => `${rule} | ${textIn(message, language)}`)
      .join('\n'),
    anchored: question.anchored ?? false,
    lists: Object.entries(asked.lists).map(([name, { label, items }]): ListForm => {
      const { order = '', carry } = question.lists?.[name] ?? {}
      return {
        name,
        label,
        order,
        from: carry?.from ?? '',
        which: carry?.which ?? 'chosen',
        rules: items.flatMap(({ id, showIf }) => (showIf ? [`${id} | ${showIf}`] : [])).join('\n'),
        anchored: items.flatMap(({ id, anchored }) => (anchored ? [id] : [])).join(', '),
      }
    }),
  }
}

export function enteredQuestionLogic(form: Form, asked: Asked, language: string): QuestionLogicForm {
  const before = questionLogicForm(asked, language)
  if (form.first('checks') === undefined) return before
  return {
    soft: form.first('soft') !== undefined,
    checks: lines(form, 'checks'),
    anchored: form.first('anchored') !== undefined,
    lists: before.lists.map((list) => {
      const field = (name: string) => lines(form, `list.${list.name}.${name}`)
      const which = field('which') === 'not chosen' ? 'not chosen' : 'chosen'
      return {
        ...list,
        which,
        order: field('order'),
        from: field('from'),
        rules: field('rules'),
        anchored: field('anchored'),
      }
    }),
  }
}

/** The question with the logic that was entered; its settings, with what was entered for each item of its lists. */
export function withQuestionLogic(
  question: Question,
  edited: Asked,
  { soft, checks, anchored, lists }: QuestionLogicForm,
  language: string,
): { question: Question; errors: FormError[] } {
  const errors: FormError[] = []
  const readChecks = pairs(checks).map(([rule, words], at) => {
    if (words === '')
      errors.push({
        field: 'checks',
        message: `Line ${at + 1}: write what is said after a |, as in {a} > 1 | Too few`,
      })
    errors.push(...ruleErrors('checks', rule))
    return { rule, message: withWords(question.checks?.[at]?.message, language, words) ?? {} }
  })
  const items = Object.fromEntries(lists.map((list) => [list.name, itemsWith(list, edited, errors)]))
  const logic = Object.fromEntries(lists.flatMap((list) => listLogic(list)))
  const { settings } = edited.as({ lists: items })
  const { checks: _, anchored: __, lists: ___, ...rest } = question
  const read = questionSchema.safeParse({
    ...rest,
    required: question.required || (soft && edited.takesAnswer ? 'soft' : false),
    ...(readChecks.length > 0 && { checks: readChecks }),
    ...(anchored && { anchored }),
    ...(Object.keys(logic).length > 0 && { lists: logic }),
    settings,
  })
  if (read.success) return { question: read.data, errors }
  const field = read.error.issues[0]?.path[0] === 'lists' ? 'lists' : 'checks'
  return {
    question,
    errors: [...errors, { field, message: read.error.issues[0]?.message ?? 'Look at this again' }],
  }
}

function listLogic({ name, order, from, which }: ListForm): [string, object][] {
  if (order === '' && from === '') return []
  return [[name, { ...(order && { order }), ...(from && { carry: { from, which } }) }]]
}

function itemsWith({ name, rules, anchored }: ListForm, edited: Asked, errors: FormError[]): ListItem[] {
  const showIf = new Map(pairs(rules))
  const stays = new Set(anchored.split(/[\s,]+/).filter(Boolean))
  const items = edited.lists[name]?.items ?? []
  const ids = new Set(items.map(({ id }) => id))
  const unknown = [...showIf.keys(), ...stays].find((id) => !ids.has(id))
  if (unknown !== undefined)
    errors.push({
      field: `list.${name}.rules`,
      message: `There is no “${unknown}” in this list. Write one of: ${[...ids].slice(0, 12).join(', ')}`,
    })
  for (const rule of showIf.values()) errors.push(...ruleErrors(`list.${name}.rules`, rule))
  return items.map((item) => {
    const { showIf: _, anchored: __, ...rest } = item
    const rule = showIf.get(item.id)
    return { ...rest, ...(rule && { showIf: rule }), ...(stays.has(item.id) && { anchored: true }) }
  })
}

export function sectionLogicForm({
  jumps = [],
  loop,
  shuffled,
  anchored,
  timeLimit,
}: Section): SectionLogicForm {
  return {
    jumps: jumps.map(({ when, to }) => (when === undefined ? to : `${to} | ${when}`)).join('\n'),
    over: loop?.over ?? '',
    which: loop?.which ?? 'chosen',
    shuffled: shuffled ?? false,
    anchored: anchored ?? false,
    seconds: timeLimit ? String(timeLimit.seconds) : '',
    warnAt: timeLimit?.warnAt === undefined ? '' : String(timeLimit.warnAt),
  }
}

export function enteredSectionLogic(form: Form, section: Section): SectionLogicForm {
  if (form.first('jumps') === undefined) return sectionLogicForm(section)
  return {
    jumps: lines(form, 'jumps'),
    over: lines(form, 'over'),
    which: form.first('which') === 'not chosen' ? 'not chosen' : 'chosen',
    shuffled: form.first('shuffled') !== undefined,
    anchored: form.first('anchored') !== undefined,
    seconds: lines(form, 'seconds'),
    warnAt: lines(form, 'warnAt'),
  }
}

export function readSectionLogic({
  jumps,
  over,
  which,
  shuffled,
  anchored,
  seconds,
  warnAt,
}: SectionLogicForm): { logic: Partial<Section>; errors: FormError[] } {
  const read = pairs(jumps).map(([to, when]) => ({ to, ...(when && { when }) }))
  const errors = read.flatMap(({ when }) => (when ? ruleErrors('jumps', when) : []))
  const parsed = sectionSchema.shape.jumps.safeParse(read.length > 0 ? read : undefined)
  if (!parsed.success)
    errors.push({ field: 'jumps', message: 'Begin each line with the id of a section, or with end' })
  const limit = sectionSchema.shape.timeLimit.safeParse(
    seconds ? { seconds: Number(seconds), ...(warnAt && { warnAt: Number(warnAt) }) } : undefined,
  )
  if (!limit.success)
    errors.push({ field: 'seconds', message: 'Write the time in whole seconds, at least 10' })
  return {
    logic: {
      ...(parsed.data && { jumps: parsed.data }),
      ...(over && { loop: { over, which } }),
      ...(shuffled && { shuffled }),
      ...(anchored && { anchored }),
      ...(limit.data && { timeLimit: limit.data }),
    },
    errors,
  }
}

/** What stands before and after the first ` | ` of each line; in rules, `|` stands in quotes only. */
function pairs(text: string): [string, string][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.search(/\s\|(\s|$)/)
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 2).trim()]
    })
}

function ruleErrors(field: string, rule: string): FormError[] {
  if (rule === '') return []
  const reading = readExpression(rule)
  return reading.ok ? [] : [{ field, message: reading.message }]
}

function lines(form: Form, name: string): string {
  return (form.first(name) ?? '').replaceAll(/\r\n?/g, '\n').trim()
}
