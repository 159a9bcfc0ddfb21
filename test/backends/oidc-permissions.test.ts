import { expect } from '@open-wc/testing/pure';
import { Journey } from './oidc-journey.js';

const VIEW = { rsid: '1', rsname: 'order', scopes: ['view'] };
const EDIT = { rsid: '1', rsname: 'order', scopes: ['view', 'edit'] };

describe('oidc permissions of a resource server', () => {
  let journey: Journey;
  const questions = () =>
    journey.provider.requestsTo('/token').filter(({ params }) => params.get('response_mode') === 'permissions');

  beforeEach(() => {
    journey = new Journey({ settings: { umaAudience: 'orders' } });
    journey.provider.permissions = () => Response.json([VIEW]);
  });

  it('join scopes, roles and groups', async () => {
    const { session } = await journey.signIn();
    expect(session.permissions).to.include.members(['orders:read', 'agent', 'support', 'order#view']);
  });

  it('are asked for with the agent’s own access token', async () => {
    const { value } = await journey.signIn();
    const [question] = questions();
    expect(question?.params.get('grant_type')).to.equal('urn:ietf:params:oauth:grant-type:uma-ticket');
    expect(question?.params.get('audience')).to.equal('orders');
    expect(new Headers(question?.init.headers).get('authorization')).to.equal(`Bearer ${value}`);
  });

  it('are not asked for where the desk file names no resource server', async () => {
    journey = new Journey();
    await journey.signIn();
    expect(questions()).to.be.empty;
  });

  it('of a resource without scopes are never taken for a role', async () => {
    journey.provider.permissions = () => Response.json([{ rsid: '2', rsname: 'supervisor' }]);
    const { session } = await journey.signIn();
    expect(session.permissions).to.include('supervisor#').and.not.include('supervisor');
  });

  it('may be none, and the agent is signed in all the same', async () => {
    journey.provider.permissions = () => Response.json({ error: 'access_denied' }, { status: 403 });
    const { session } = await journey.signIn();
    expect(session.permissions.some((permission) => permission.includes('#'))).to.be.false;
  });

  it('are asked for anew at a renewal', async () => {
    const held = await journey.signIn();
    journey.provider.permissions = () => Response.json([EDIT]);
    expect((await journey.renew(held)).session.permissions).to.include.members(['order#view', 'order#edit']);
  });

  it('stay what they were where they cannot be had at a renewal', async () => {
    const held = await journey.signIn();
    journey.provider.permissions = () => Response.json({}, { status: 503 });
    const renewed = await journey.renew(held);
    expect(renewed.value).not.to.equal(held.value);
    expect(renewed.session.permissions).to.include('order#view');
  });

  for (const [what, answer, code] of [
    ['an error of the server', () => Response.json({}, { status: 503 }), 'provider-unreachable'],
    [
      'an unknown resource server',
      () => Response.json({ error: 'invalid_request' }, { status: 400 }),
      'provider-refused',
    ],
    ['a refusal without a word', () => new Response('no', { status: 403 }), 'provider-unreachable'],
    ['something that is no list', () => Response.json({ order: 'view' }), 'provider-invalid'],
    ['a permission without a resource', () => Response.json([{ scopes: ['view'] }]), 'provider-invalid'],
  ] as const) {
    it(`refuse the sign-in that needs them after ${what}`, async () => {
      journey.provider.permissions = answer;
      await journey.refusal(code, journey.signIn());
    });
  }
});
