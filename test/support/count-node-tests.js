/**
 * A node:test reporter that writes `{ passed, failed }`. A test that was skipped or put off proved
 * nothing and counts as a failure.
 *
 * @param {AsyncIterable<{ type: string, data: import('node:test').EventData.TestPass | import('node:test').EventData.TestFail }>} source
 */
export default async function* countNodeTests(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') failed += 1;
    if (type === 'test:pass') {
      if (data.skip === undefined && data.todo === undefined) passed += 1;
      else failed += 1;
    }
  }
  yield JSON.stringify({ passed, failed });
}
