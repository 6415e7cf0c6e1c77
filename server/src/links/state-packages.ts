/** Packages whose functions make a place that holds a value: an atom, a signal, a subject, a store. What is in it is the workspace's. */
const STATE_PACKAGES = new Set(
  (
    'jotai jotai/vanilla jotai/react jotai/utils jotai/vanilla/utils solid-js rxjs svelte/store vue zustand zustand/vanilla ' +
    '@preact/signals @preact/signals-core @preact/signals-react @angular/core mobx pinia solid-js/store @vueuse/core @vueuse/nuxt ' +
    'svelte-persisted-store svelte-local-storage-store nanostores @nanostores/persistent xstate @xstate/react @xstate/solid @xstate/vue'
  ).split(' '),
);

export function makesState(spec: string): boolean {
  return STATE_PACKAGES.has(spec);
}
