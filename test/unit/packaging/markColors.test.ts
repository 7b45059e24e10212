import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { marks } from '../../../src/servers/profile.ts';

/**
 * What rows stand on, and how much of its color VS Code leaves to a description there (`.label-description` in its
 * workbench.css: 0.95 in light themes, 0.7 in all others): by VS Code’s own theme of each kind.
 */
const themes = {
  dark: { background: '#181818', opacity: 0.7 },
  light: { background: '#F8F8F8', opacity: 0.95 },
  highContrast: { background: '#000000', opacity: 0.7 },
  highContrastLight: { background: '#FFFFFF', opacity: 0.7 },
} as const;
const kinds = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;

/** WCAG 2.2, 1.4.3: text of this size. */
const leastContrast = 4.5;

const color = z.string().check(z.regex(/^#[\da-f]{6}$/i));
const manifestSchema = z.object({
  contributes: z.object({
    colors: z.array(
      z.object({
        id: z.string(),
        defaults: z.object({ dark: color, light: color, highContrast: color, highContrastLight: color }),
      }),
    ),
  }),
});

type Channels = readonly number[];

function channelsOf(hex: string): Channels {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function blended(front: Channels, back: Channels, opacity: number): Channels {
  return front.map((channel, at) => channel * opacity + (back[at] ?? 0) * (1 - opacity));
}

/** Relative luminance, as WCAG defines it. */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Channels, b: Channels): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('the colors of marks', () => {
  const file = join(import.meta.dirname, '..', '..', '..', 'package.json');
  const { colors } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).contributes;

  for (const mark of marks)
    for (const kind of kinds)
      it(`can be read in the description of a row: ${mark}, ${kind}`, () => {
        const { defaults } = colors.find(({ id }) => id === `cucLinks.${mark}Foreground`) ?? assert.fail();
        const back = channelsOf(themes[kind].background);
        const shown = blended(channelsOf(defaults[kind]), back, themes[kind].opacity);
        const found = contrast(shown, back);
        assert(found >= leastContrast, `${defaults[kind]}: ${found.toFixed(2)}`);
      });
});
