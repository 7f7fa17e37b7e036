/** A colour as #rrggbb. */
export type Colour = string

/** WCAG 2.2 contrast of two colours, from 1 to 21 (relative luminance, success criterion 1.4.3). */
export function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/**
 * The colour nearest to the wanted one that passes: the same hue, made darker or lighter in OKLab until it does
 * (Ottosson 2020); black or white where nothing of the hue passes. A colour that passes already is given back.
 */
export function nearestPassing(wanted: Colour, passes: (colour: Colour) => boolean): Colour {
  if (passes(wanted)) return wanted
  const [lightness, ...hue] = oklabOf(wanted)
  for (let step = 1; step <= 100; step += 1)
    for (const direction of [-1, 1]) {
      const lighter = lightness + (direction * step) / 100
      if (lighter < 0 || lighter > 1) continue
      const colour = colourOf([lighter, ...hue])
      if (passes(colour)) return colour
    }
  return passes('#000000') ? '#000000' : '#ffffff'
}

type Triple = [number, number, number]

function luminance(colour: Colour): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Linear light of red, green and blue, each from 0 to 1. */
function linear(colour: Colour): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function oklabOf(colour: Colour): Triple {
  const [red, green, blue] = linear(colour)
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ]
}

/** What lies outside of what a screen shows is cut. */
function colourOf([lightness, a, b]: Triple): Colour {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
  return `#${channels.map(hexOf).join('')}`
}

function hexOf(light: number): string {
  const cut = Math.min(1, Math.max(0, light))
  const value = cut <= 0.0031308 ? cut * 12.92 : 1.055 * cut ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}
