import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { textLanguage } from '../ui/text/language.ts';

/** The empty page: no data in it, one script by nonce, one style sheet of ours, and nothing else may load. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'detailsPage.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'details.css')).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${textLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${vscode.l10n.t('HTTPS link')}</title>
</head>
<body>
<main>
<div id="head"></div>
<form id="edit" hidden novalidate></form>
<div id="body"></div>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
