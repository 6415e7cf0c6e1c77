/**
 * Two read-only tools for language models: the pathways, and why one of them has its status. Nothing is changed, and
 * what is answered is data of the workspace, cut to a length.
 */
import { Disposable, LanguageModelTextPart, type LanguageModelTool, LanguageModelToolResult, l10n, lm } from 'vscode';
import { type ListInput, listPathways } from '../../shared/src/list-pathways';
import { EXPLAIN } from '../../shared/src/protocol';
import type { AskServer } from './ask';
import type { InventoryStore } from './inventory-store';

export const TOOLS = { list: 'optgate_list_pathways', explain: 'optgate_explain_pathway' } as const;

export function registerLanguageModelTools(ask: AskServer, store: InventoryStore): Disposable {
  // Editors built on an older VS Code have no tools.
  if (typeof lm?.registerTool !== 'function') return new Disposable(() => undefined);
  return Disposable.from(
    lm.registerTool(TOOLS.list, listTool(store)),
    lm.registerTool(TOOLS.explain, explainTool(ask, store)),
  );
}

function listTool(store: InventoryStore): LanguageModelTool<ListInput> {
  return {
    invoke: ({ input }) =>
      answer(
        listPathways(
          store.pathways().map((it) => it.pathway),
          input,
        ),
      ),
    prepareInvocation: () => ({ invocationMessage: l10n.t('Listing third-party sharing pathways') }),
  };
}

function explainTool(ask: AskServer, store: InventoryStore): LanguageModelTool<{ id: string }> {
  return {
    async invoke({ input: { id } }) {
      const found = store.pathways().find(({ pathway }) => pathway.id.startsWith(id));
      if (id === '' || !found) return answer(`No pathway has the id "${id}". ${TOOLS.list} lists the ids.`);
      return answer((await ask(EXPLAIN, { folder: found.folder, id: found.pathway.id })) ?? 'It is gone meanwhile.');
    },
    prepareInvocation: () => ({ invocationMessage: l10n.t('Explaining a third-party sharing pathway') }),
  };
}

function answer(text: string): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
