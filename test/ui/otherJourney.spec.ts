import { mainJourney } from './journeys/mainJourney.ts';
import { otherLab } from './journeys/otherLab.ts';

describe('the main journey on another implementation, in json', () =>
  mainJourney('json', () => otherLab('mixed', false)));

describe('the main journey on another implementation that wants full updates, in xml', () =>
  mainJourney('xml', () => otherLab('xml', true)));
