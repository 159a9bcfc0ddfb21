import { FrameMount } from './frame-mount.js';
import { frameUrl } from './frame-url.js';
import type { GadgetLoader, Mount, MountOptions } from './gadget-loader.js';

/**
 * Loads a gadget into a sandboxed frame. The frame's origin is opaque: it has no storage, no cookies and no way to
 * reach the page; what it may do, it does over its two ports.
 *
 * @example
 * ```ts
 * import { DeskpassGadget, IframeLoader, type GadgetLoader } from 'deskpass/host';
 * const frames = new IframeLoader();
 * const loader: GadgetLoader = {
 *   load(options) {
 *     console.log(`${options.gadget.title} is on its way`);
 *     return frames.load(options);
 *   },
 * };
 * const card = new DeskpassGadget();
 * card.loader = loader;
 * ```
 */
export class IframeLoader implements GadgetLoader {
  load(options: MountOptions): Mount {
    return new FrameMount(options, frameUrl(options.gadget, location.origin));
  }
}
