import * as vscode from 'vscode';
import { sortOrders, type SortOrder } from '../tree/viewState.ts';
import { askPick } from '../ui/ask.ts';
import type { Services } from './services.ts';

/** Chooses the order of the rows in the Servers view. */
export async function sortBy({ found }: Pick<Services, 'found'>): Promise<void> {
  const items = sortOrders.map((order) => ({
    ...orderText(order),
    order,
    ...(order === found.view.order && { description: vscode.l10n.t('current') }),
  }));
  const active = items.find(({ order }) => order === found.view.order);
  const place = { title: vscode.l10n.t('Sort By'), step: 1, totalSteps: 1 };
  const answer = await askPick(place, vscode.l10n.t('Select an order'), items, active);
  if (answer.kind !== 'value') return;
  found.show({ ...found.view, order: answer.value.order });
  found.keep();
}

function orderText(order: SortOrder): { readonly label: string; readonly detail: string } {
  switch (order) {
    case 'settings':
      return {
        label: vscode.l10n.t('Order of the settings'),
        detail: vscode.l10n.t('Servers as configured, links as their server lists them'),
      };
    case 'name':
      return { label: vscode.l10n.t('Name'), detail: vscode.l10n.t('Servers, and links inside them') };
    case 'health':
      return {
        label: vscode.l10n.t('Health'),
        detail: vscode.l10n.t('Worst first: servers with an error, then by their worst link'),
      };
    case 'lastSync':
      return {
        label: vscode.l10n.t('Last synchronization'),
        detail: vscode.l10n.t('Links inside servers, oldest first'),
      };
  }
}
