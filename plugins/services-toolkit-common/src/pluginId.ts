/** The id under which discovery finds the claim API. @public */
export const pluginId = 'services-toolkit';
