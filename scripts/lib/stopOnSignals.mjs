// Loaded into mocha's process, so that a test run that is cut off ends the servers its tests have started.
import { stopOnSignals } from './running.mjs';

stopOnSignals();
