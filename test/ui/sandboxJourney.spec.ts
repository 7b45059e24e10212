import { mainJourney } from './journeys/mainJourney.ts';
import { sandboxLab } from './journeys/sandboxLab.ts';

for (const format of ['json', 'xml'] as const) {
  describe(`the main journey on the sandbox, in ${format}`, () => mainJourney(format, sandboxLab));
}
