/**
 * Settings: asked from the editor per folder and for the window, and asked again when they change.
 */
import { DidChangeConfigurationNotification, type DidChangeConfigurationParams } from 'vscode-languageserver/node';
import { PRODUCT } from '../../../../shared/src/ids';
import { readSettings, type ServerSettings } from '../../../../shared/src/settings';
import { describeError } from '../dispatch';
import type { Folder } from '../folder';
import type { Session } from '../session';

export async function watchConfiguration({ connection, abilities }: Session): Promise<void> {
  if (!abilities.configurationEvents) return;
  // Without the section the editor would tell of every setting's change.
  await connection.client.register(DidChangeConfigurationNotification.type, { section: PRODUCT });
}

export async function changeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): Promise<void> {
  if (session.abilities.configuration) return loadSettings(session);
  const sent: unknown = settings;
  const section = typeof sent === 'object' && sent !== null && PRODUCT in sent ? sent[PRODUCT] : undefined;
  apply(session, readSettings(section), session.folders.all(), []);
}

/** For the window and all folders, or for folders that were just added. */
export async function loadSettings(session: Session, folders = session.folders.all()): Promise<void> {
  const [window, ...each] = await askSettings(session, folders);
  apply(session, readSettings(window), folders, each.map(readSettings));
}

async function askSettings({ connection, abilities, log }: Session, folders: readonly Folder[]): Promise<unknown[]> {
  if (!abilities.configuration) return [];
  try {
    const scoped = folders.map(({ uri }) => ({ scopeUri: uri, section: PRODUCT }));
    return await connection.workspace.getConfiguration([{ section: PRODUCT }, ...scoped]);
  } catch (error) {
    log.warn(`Settings could not be read, defaults hold. ${describeError(error)}`);
    return [];
  }
}

function apply(
  session: Session,
  window: ServerSettings,
  folders: readonly Folder[],
  each: readonly ServerSettings[],
): void {
  session.settings = window;
  folders.forEach((folder, index) => {
    folder.configure(each[index] ?? window);
  });
  session.publish();
  session.refreshLenses();
}
