/** Where a desk file is used. */
export interface DeskSurroundings {
  /** The desk file's own URL: relative addresses in it start here. */
  readonly fileUrl: string;
  /** The origin of the page that shows the desk. */
  readonly pageOrigin: string;
  /** Whether `http:` is allowed on loopback hosts. */
  readonly development: boolean;
}

/** What an error adds about addresses while `development` is off. */
export const HTTPS_ONLY = '; http: only on loopback and with "development": true';
