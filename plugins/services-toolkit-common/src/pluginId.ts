/** The id under which discovery finds the claim API. */
export const pluginId = 'services-toolkit';
