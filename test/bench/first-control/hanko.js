// The package's types name no export of its own.
import * as elements from '@teamhanko/hanko-elements';

const { register } = /** @type {any} */ (elements);
await register(`${location.origin}/hanko`);
