import { expect, test } from 'vitest'
import { readableBefore } from '../../src/surveys/readable.ts'
import { problemsOf } from '../../src/surveys/version.ts'
import { draw } from './draw.ts'

const found = (table: string, more?: object) =>
  problemsOf(draw(table, more)).map(({ where, message }) => `${where}: ${message}`)

test('logic that makes sense has no problems', () => {
  expect(
    found(
      `
      page one | jump to three if {a} = 1 | jump to two
        a number
        s set | x y other* none!
      page two | loop over s | says For {loop}
        n number | says How many of {loop}, after {a}?
        m number | show if {n} > 1 and {loop} = 'x' | check {m} < {n}, else Not {m}
      page three | show if {n:x} > 1
        c choice | carry chosen from s | z?{a}>2
        t text_block | says {m:y}
      `,
    ),
  ).toEqual([])
})

test.each([
  [
    'a text that mentions nothing',
    'page one\n age number\n b number | says You are {agee}',
    'b: Text: “{agee}” names nothing that was asked before. Did you mean {age}?',
  ],
  [
    'a text that mentions what comes later',
    'page one\n a number | says {b}\n b number',
    'a: Text: {b} is asked only later',
  ],
  [
    'a check that reads later answers',
    'page one\n a number | check {b} > 1\n b number',
    'a: Check: {b} is asked only later',
  ],
  [
    'an option with a rule over nothing',
    'page one\n a choice | x y?{zz}>1',
    'a: Show “y” if: There is no {zz}',
  ],
  ['a list without anything', 'page one\n a choice | ', 'a: Options: write at least one option'],
  [
    'carrying from nothing',
    'page one\n a choice | carry chosen from zz',
    'a: Options: there is no {zz} before it',
  ],
  [
    'carrying from what has no options',
    'page one\n n number\n a choice | carry chosen from n',
    'a: Options: {n} has nothing to pick',
  ],
  [
    'an option that is there twice',
    'page one\n n set | x\n a choice | carry chosen from n | x',
    'a: Options: “x” is also taken over',
  ],
  ['a loop over nothing', 'page one | loop over zz\n a number', 'one: The loop runs over {zz}'],
  [
    'a loop over what has no options',
    'page one\n n number\npage two | loop over n\n a number',
    'two: The loop runs over {n}, which has no options',
  ],
  [
    'a plain name of what is asked in rounds',
    'page one\n s set | x\npage two | loop over s\n n number\npage three\n z number | show if {n} > 1',
    'z: Show this question if: {n} is asked in rounds, once for each option. Write {n:x}',
  ],
  ['a jump to nowhere', 'page one | jump to zz\n a number', 'one: Jump: There is no section “zz”'],
  [
    'a jump back',
    'page one\n a number\npage two | jump to one\n b number',
    'two: Jump: “one” does not come after this section',
  ],
  [
    'jumps after an “else”',
    'page one | jump to two | jump to end if {a} > 1\n a number\npage two\n b number',
    'one: Jump: The lines after one without a rule',
  ],
  [
    'a rule among shuffled questions',
    'page one | shuffled\n a number\n b number | show if {a} > 1',
    'b: Show this question if: {a} may come after this question',
  ],
  ['a question called loop', 'page one\n loop number', 'loop: Give this question another id'],
])('%s is named', (_, table, message) => {
  expect(found(table).join('\n')).toContain(message)
})

test.each([
  [
    'a rule over a shuffled section',
    'page one\n a number\npage two\n b number | show if {a} > 1',
    'b: Show this question if: {a} may come after this section',
  ],
  [
    'a jump within a shuffle',
    'page one | jump to end\n a number\npage two\n b number',
    'one: Nothing can lead away',
  ],
  [
    'a jump into a shuffle',
    'page one | anchored | jump to two\n a number\npage two\n b number\npage three\n c number',
    'one: Jump: “two” comes in a random order',
  ],
])('where sections are shuffled, %s is named', (_, table, message) => {
  expect(found(table, { shuffled: true }).join('\n')).toContain(message)
  expect(
    found('page one | anchored\n a number\npage two\n b number | show if {a} > 1\npage three\n c number', {
      shuffled: true,
    }),
  ).toEqual([])
})

test('rules are offered the rounds of a loop after it, and the plain names within it', () => {
  const survey = draw(
    'page one\n s set | x y\npage two | loop over s\n n number\n m number\npage three\n z number',
  )
  const ids = (place: Parameters<typeof readableBefore>[1]) =>
    readableBefore(survey, place).map(({ id }) => id)
  expect(ids({ question: 'm' })).toEqual(['s', 'n'])
  expect(ids({ section: 'two', after: true })).toEqual(['s', 'n', 'm'])
  expect(ids({ question: 'z' })).toEqual(['s', 'n:x', 'm:x', 'n:y', 'm:y'])
})
