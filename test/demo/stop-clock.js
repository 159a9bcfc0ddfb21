import { mock } from 'node:test';

/** Stops this process's clock: between two requests no second passes but those that a test puts on a simulator's clock. */
export const stopClock = () => mock.timers.enable({ apis: ['Date'], now: Date.now() });
