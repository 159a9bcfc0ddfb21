import { withDesk } from '../look/with-desk.js';
import { startRecord } from './start-record.js';

await withDesk((desk, place) => {
  startRecord(desk, place, new URLSearchParams(location.search).get('record') ?? '');
});
