import { withDesk } from '../look/with-desk.js';
import { startRecord } from './start-record.js';

await withDesk((desk, place) => {
  const query = new URLSearchParams(location.search);
  startRecord(desk, place, query.get('record') ?? '', query.get('method') ?? 'GET');
});
