import { css } from 'lit';

/** What only a screen reader meets. */
export const announcerStyles = css`
  .announcer {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
