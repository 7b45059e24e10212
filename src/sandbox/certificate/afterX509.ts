import { removeStandIns } from './metadataShim.ts';

removeStandIns();
