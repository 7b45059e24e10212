import { withViewProgress } from '../ui/progress.ts';
import type { Services } from './services.ts';

export async function stopSandbox({ sandbox }: Services): Promise<void> {
  await withViewProgress(() => sandbox.stop());
}
