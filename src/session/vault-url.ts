// Right for the package's modules, where this file lies one folder below the vault's. A bundle has other folders.
let place = (): URL => new URL('../vault.js', import.meta.url);

/** Where the vault's script lies unless the page says otherwise. */
export const vaultUrl = (): URL => place();

/** Called by an entry file that knows better, before any session is created. */
export function placeVault(placeInBundle: () => URL): void {
  place = placeInBundle;
}
