import { createControls } from './controls.js';

/**
 * The one interface of every simulated contact-centre system. A simulator answers in the documented shapes of the
 * system, has a seeded agent for every path, and lets a test look at it and upset it in process; nothing of that can
 * be reached over the network.
 *
 * @template {object} Settings
 * @template {object} Agent
 * @template {object} State what an agent is at this moment
 * @template {object} More what only this system has
 * @typedef {object} Simulator
 * @property {string} name names the system in desk files and tests, for example `finesse`
 * @property {string} title what a person calls the system
 * @property {number} ports how many ports it takes, the first one included
 * @property {readonly Path<Settings>[]} paths
 * @property {(options: StartOptions<Settings>) => Promise<RunningSimulator<Settings, Agent, State> & More>} start
 *   rejects with `PortInUse`
 */

/**
 * @template {object} Settings
 * @typedef {object} StartOptions
 * @property {number} port the first port; where a system has several servers they follow it
 * @property {Partial<Settings>} [settings] the rest is as documented, see the simulator's own settings
 * @property {Post | undefined} [post] where e-mails and text messages go. Without it they are thrown away
 */

/**
 * @template {object} Settings
 * @template {object} Agent
 * @template {object} State
 * @typedef {object} RunningSimulator
 * @property {string} name
 * @property {string} url origin of the first server
 * @property {readonly Agent[]} agents as they were seeded
 * @property {Settings} settings may be changed between requests
 * @property {(name: string) => State} agent an agent's state now, which may be changed; throws where there is none
 * @property {() => void} reset makes every agent what they were at first, and ends all sessions
 * @property {import('./controls.js').Controls['requests']} requests every request, oldest first; secrets only as
 *   fingerprints
 * @property {import('./controls.js').Controls['clock']} clock
 * @property {import('./controls.js').Controls['outage']} outage
 * @property {import('./controls.js').Controls['failNext']} failNext
 * @property {() => Promise<void>} close
 */

/**
 * One way through a simulated system, for whoever tries it by hand: where, as whom, and what will happen.
 *
 * @template {object} Settings
 * @typedef {object} Path
 * @property {string} id unlike any other
 * @property {string} mode how the system is set up
 * @property {string} factor the second factor, or `none`
 * @property {string} title
 * @property {string} username
 * @property {string} password
 * @property {string} what will happen, in one or two sentences
 * @property {Partial<Settings>} [settings] what the simulator has to be started with
 * @property {{ system: string, settings: object }} [behind] another simulated system that this one asks, and what that one
 *   has to be started with
 * @property {string} [tenant]
 * @property {string} [extension] a phone that works
 */

/**
 * Where the messages of a simulated system go.
 *
 * @typedef {object} Post
 * @property {(message: { from: string, to: string, subject: string, text: string }) => Promise<void>} sendEmail over
 *   SMTP; rejects where the server refuses
 * @property {(message: { from: string, to: string, text: string }) => Promise<void>} sendText
 * @property {(device: Device) => void} addDevice shows an authenticator that no phone has to be there for
 */

/**
 * Something in an agent's pocket that shows codes.
 *
 * @typedef {object} Device
 * @property {string} id a device with the same id replaces this one
 * @property {string} owner
 * @property {string} label
 * @property {(at: Date) => string} code
 * @property {number} period how long a code is shown, in seconds
 * @property {() => Date} now the clock it goes by
 */

/**
 * What is particular to a system.
 *
 * @template {object} Settings
 * @template {object} Agent
 * @template {object} State
 * @template {object} More
 * @typedef {object} Definition
 * @property {string} name
 * @property {string} title
 * @property {number} ports
 * @property {readonly Path<Settings>[]} paths
 * @property {() => Settings} defaults
 * @property {(options: Opening<Settings>) => Promise<Opened<Agent, State, More>>} open
 */

/**
 * @template {object} Settings
 * @typedef {object} Opening
 * @property {number} port
 * @property {Settings} settings
 * @property {Post} post
 * @property {import('./controls.js').Controls} controls
 */

/**
 * @template {object} Agent
 * @template {object} State
 * @template {object} More
 * @typedef {object} Opened
 * @property {string} url
 * @property {readonly Agent[]} agents
 * @property {(name: string) => State} agent
 * @property {() => void} reset
 * @property {() => Promise<void>} close
 * @property {More} more
 */

/**
 * Makes a simulator out of what is particular to a system. Clock, requests, outages and faults are the same for all.
 *
 * @template {object} Settings
 * @template {object} Agent
 * @template {object} State
 * @template {object} More
 * @param {Definition<Settings, Agent, State, More>} definition
 * @returns {Simulator<Settings, Agent, State, More>}
 */
export function defineSimulator({ name, title, ports, paths, defaults, open }) {
  return Object.freeze({
    name,
    title,
    ports,
    paths,
    async start({ port, settings: given = {}, post = NOWHERE }) {
      const settings = { ...defaults(), ...given };
      const controls = createControls();
      const { more, ...running } = await open({ port, settings, post, controls });
      return { name, settings, ...controls, ...running, ...more };
    },
  });
}

/** @type {Post} */
const NOWHERE = { sendEmail: async () => {}, sendText: async () => {}, addDevice: () => {} };
