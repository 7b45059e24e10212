import * as vscode from 'vscode';
import { withoutLinks } from './text/visible.ts';

/** Where a question stands in its flow. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** `back` and `stop` are how a person leaves a question without answering it. */
export type Answer<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'back' | 'stop' };

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Asked at each keystroke and before the answer is taken: a sentence, or nothing when it is fine. */
  readonly validate: (value: string) => string | undefined;
}

/** One line of text. Stays open when focus leaves the window: people fetch passwords elsewhere. */
export function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  Object.assign(box, placed(place), {
    prompt: withoutLinks(question.prompt),
    placeholder: question.placeholder ?? '',
    value: question.value ?? '',
    password: question.password ?? false,
  });
  let tried = false;
  const check = () => {
    const message = question.validate(box.value);
    box.validationMessage = message && (tried || box.value !== '') ? withoutLinks(message) : undefined;
    return message === undefined;
  };
  return settle(box, (answer) => [
    box.onDidChangeValue(check),
    box.onDidAccept(() => {
      tried = true;
      if (check()) answer({ kind: 'value', value: box.value });
    }),
  ]);
}

/** One of several. `active` is preselected. */
export function askPick<T extends vscode.QuickPickItem>(
  place: Place,
  placeholder: string,
  items: readonly T[],
  active?: T,
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<T>();
  Object.assign(pick, placed(place), { placeholder, items });
  if (active) pick.activeItems = [active];
  return settle(pick, (answer) => [
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen) answer({ kind: 'value', value: chosen });
    }),
  ]);
}

/** Any number of several; those in `chosen` are ticked at first. */
export function askMany<T extends vscode.QuickPickItem>(
  place: Place,
  placeholder: string,
  items: readonly T[],
  chosen: readonly T[],
): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<T>();
  Object.assign(pick, placed(place), { placeholder, items, canSelectMany: true, matchOnDetail: true });
  pick.selectedItems = chosen;
  return settle(pick, (answer) => [
    pick.onDidAccept(() => answer({ kind: 'value', value: pick.selectedItems })),
  ]);
}

function placed({ title, step, totalSteps }: Place) {
  const buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  // “(1/1)” would tell nothing.
  const count = totalSteps > 1 ? { step, totalSteps } : {};
  return { title, ...count, buttons, ignoreFocusOut: true };
}

type Input = vscode.QuickInput & { onDidTriggerButton: vscode.Event<vscode.QuickInputButton> };

function settle<T>(
  input: Input,
  listen: (answer: (answer: Answer<T>) => void) => readonly vscode.Disposable[],
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const answer = (given: Answer<T>) => {
      resolve(given);
      input.dispose();
    };
    const subscriptions = [
      ...listen(answer),
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) answer({ kind: 'back' });
      }),
      input.onDidHide(() => {
        resolve({ kind: 'stop' });
        for (const subscription of subscriptions) subscription.dispose();
        input.dispose();
      }),
    ];
    input.show();
  });
}
