import { html as xml } from '../web/html.js';

/**
 * The SystemInfo object, as one node sees the system.
 *
 * @param {object} options
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {import('./node.js').NodeAddresses} options.addresses
 * @param {boolean} options.inService
 * @param {Date} options.now
 * @param {'SystemInfo' | 'systemInfo'} [options.root] notifications have a lower-case root
 */
export function systemInfoXml({ settings, addresses, inService, now, root = 'SystemInfo' }) {
  const lost = 'Finesse has lost its connection to the CTI server';
  return xml`<${root}><currentTimestamp>${now.toISOString()}</currentTimestamp><deploymentType>${settings.deployment}</deploymentType><lastCTIHeartbeatStatus>${inService ? 'success' : 'failure'}</lastCTIHeartbeatStatus><lastSuccessCTIHeartbeatTime>${now.getTime()}</lastSuccessCTIHeartbeatTime><ctiVersion>23</ctiVersion><ctiHeartbeatInterval>5</ctiHeartbeatInterval><ctiMMode></ctiMMode><ctiTimeInMMode>-1</ctiTimeInMMode><finesseMMode></finesseMMode><finesseTimeInMMode>-1</finesseTimeInMMode><license></license><peripheralId>5000</peripheralId><primaryNode>${nodeXml(addresses.primary)}</primaryNode><secondaryNode>${nodeXml(addresses.secondary)}</secondaryNode><status>${inService ? 'IN_SERVICE' : 'OUT_OF_SERVICE'}</status><statusReason>${inService ? '' : lost}</statusReason><systemAuthMode>${settings.authMode}</systemAuthMode><timezoneOffset>60</timezoneOffset><uri>/finesse/api/SystemInfo</uri><xmppDomain>${addresses.xmppDomain}</xmppDomain><xmppPubSubDomain>pubsub.${addresses.xmppDomain}</xmppPubSubDomain><ctiServers><ctiServer><host>cti.localhost</host><connectedDuration>${inService ? 3600 : 0}</connectedDuration><active>${inService ? 'true' : 'false'}</active></ctiServer></ctiServers></${root}>`;
}

/** @param {string} origin of a node; one port serves REST and notifications, as from 12.6 */
function nodeXml(origin) {
  const { hostname, port } = new URL(origin);
  return xml`<host>${hostname}</host><httpsPort>${port}</httpsPort><xmppPort>${port}</xmppPort><xmppSecurePort>${port}</xmppSecurePort>`;
}
