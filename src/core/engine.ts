/** Version of everything in core that can change a stored number; a report is pinned to it. */
export const ENGINE_VERSION = '1.0.0';
