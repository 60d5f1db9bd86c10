/** Version of everything in core that can change a stored number; a report is pinned to it. */
export const ENGINE_VERSION = '2.0.0';
