import { addStandIns } from './metadataShim.ts';

addStandIns();
