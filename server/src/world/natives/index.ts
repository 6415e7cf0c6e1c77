/** What the language, the browser and well-known libraries do, by the name under which code reaches it. */
import type { Access } from '../../catalogue/catalogue';
import type { Native } from '../machine/machine';
import { PAGE_DATA } from '../serving/page-data';
import { SERVERS } from '../serving/servers';
import { ANGULAR_MARKUP } from './angular-directives';
import { ANGULAR_INPUTS } from './angular-inputs';
import { ASYNC_CONTEXT } from './async-context';
import { BROWSER } from './browser';
import { CLASS_COMPONENTS } from './class-components';
import { COMPONENT_CONTEXT } from './component-context';
import { COOKIECONSENT } from './cookieconsent';
import { COOKIES } from './cookies';
import { DIDOMI } from './didomi';
import { DOM } from './dom';
import { EMITTERS } from './emitters';
import { ENCODED } from './encoded';
import { ENDINGS } from './endings';
import { HEAD } from './head';
import { HTTP } from './http';
import { IMMER } from './immer';
import { INJECTION } from './injection';
import { JOTAI } from './jotai';
import { KLARO } from './klaro';
import { LANGUAGE } from './language';
import { LIT } from './lit';
import { LODASH } from './lodash-lists';
import { MOBX } from './mobx';
import { NANOSTORES } from './nanostores';
import { ONETRUST } from './onetrust';
import { QUERIES } from './queries';
import { QWIK } from './qwik';
import { REACT } from './react';
import { REACT_CHILDREN } from './react-children';
import { REACT_COOKIE } from './react-cookie';
import { REACT_HANDLES } from './react-handles';
import { REDUX } from './redux';
import { RXJS } from './rxjs';
import { RXJS_SOURCES } from './rxjs-sources';
import { SEGMENT_CONSENT } from './segment-consent';
import { SIGNALS } from './signals';
import { SOLID_FLOW } from './solid-flow';
import { SOLID_STORE } from './solid-store';
import { STORED_STATE } from './stored-state';
import { STORES } from './stores';
import { SVELTE } from './svelte';
import { TANSTACK_ROUTER } from './tanstack-router';
import { TIMERS } from './timers';
import { URLS } from './urls';
import { VALTIO } from './valtio';
import { VUE } from './vue';
import { WRAPPERS } from './wrappers';
import { XHR } from './xhr';
import { XSTATE } from './xstate';
import { ZUSTAND } from './zustand';

/** Made when first asked for: the tables stand in modules that import each other. */
let table: ReadonlyMap<string, Native> | undefined;

function natives(): ReadonlyMap<string, Native> {
  if (table) return table;
  table = new Map(
    Object.entries({
      ...LANGUAGE,
      ...TIMERS,
      ...BROWSER,
      ...DOM,
      ...HTTP,
      ...URLS,
      ...REACT,
      ...REACT_CHILDREN,
      ...CLASS_COMPONENTS,
      ...SEGMENT_CONSENT,
      ...EMITTERS,
      ...SERVERS,
      ...COOKIES,
      ...COOKIECONSENT,
      ...REACT_COOKIE,
      ...STORES,
      ...WRAPPERS,
      ...LODASH,
      ...ASYNC_CONTEXT,
      ...INJECTION,
      ...VUE,
      ...REDUX,
      ...SVELTE,
      ...IMMER,
      ...HEAD,
      ...XHR,
      ...XSTATE,
      ...ZUSTAND,
      ...SIGNALS,
      ...RXJS,
      ...RXJS_SOURCES,
      ...LIT,
      ...KLARO,
      ...JOTAI,
      ...NANOSTORES,
      ...QUERIES,
      ...ANGULAR_MARKUP,
      ...ANGULAR_INPUTS,
      ...COMPONENT_CONTEXT,
      ...MOBX,
      ...ENCODED,
      ...ENDINGS,
      ...SOLID_FLOW,
      ...SOLID_STORE,
      ...VALTIO,
      ...REACT_HANDLES,
      ...TANSTACK_ROUTER,
      ...QWIK,
      ...ONETRUST,
      ...DIDOMI,
      ...PAGE_DATA,
      ...STORED_STATE,
    }),
  );
  return complete(table);
}

/** A table that is made before what it holds would lose it without a word. */
function complete(made: ReadonlyMap<string, Native>): ReadonlyMap<string, Native> {
  for (const [name, native] of made) if (!native) throw new Error(`The native \`${name}\` is made after its table.`);
  return made;
}

/** Packages that answer to the same names. */
const SAME_AS: Readonly<Record<string, string>> = {
  'preact/hooks': 'react',
  'preact/compat': 'react',
  preact: 'react',
  'node-fetch': 'fetch',
  'cross-fetch': 'fetch',
  'isomorphic-fetch': 'fetch',
  'isomorphic-unfetch': 'fetch',
  unfetch: 'fetch',
  'whatwg-fetch': 'fetch',
  'make-fetch-happen': 'fetch',
  'request-promise': 'request',
  'request-promise-native': 'request',
};

export function nativeNamed(access: Access, how: 'call' | 'new'): Native | undefined {
  if (access.path[0] === '?') return undefined;
  const names =
    access.root.kind === 'global'
      ? access.path
      : access.path.filter((it, i) => !(i === 0 && (it === 'default' || it === '*')));
  const first = access.steps[0];
  // `axios.create().get` is not `axios.get`: what an object was made with matters there, and natives say so.
  const made = first && access.steps.length > 0 ? '()' : '';
  const root = access.root.kind === 'package' ? (SAME_AS[access.root.spec] ?? access.root.spec) : '';
  const path = names.join('.');
  const name = root === '' ? path : path === '' ? root : `${root}#${path}`;
  if (made) return natives().get(`${name}()`);
  return (how === 'new' ? natives().get(`new ${name}`) : undefined) ?? natives().get(name);
}
