import { l10n } from 'vscode';
import type { Plan } from '../../../links/plan/plan.ts';
import { visible } from '../visible.ts';

/** What a plan would do, as a heading and as a question without its mark. */
export function planTitle({ server, operation, target }: Plan): string {
  const name = visible(target);
  switch (operation) {
    case 'join':
      return l10n.t('Join {0} with {1}', server.name, name);
    case 'update':
      return l10n.t('Update {0} on {1}', name, server.name);
    case 'unjoin':
      return l10n.t('Unjoin {0} from {1}', name, server.name);
    case 'unjoinSelf':
      return l10n.t('Unjoin {0} from its HTTPS network', server.name);
  }
}
