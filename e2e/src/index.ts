/** Browser tests over the running whole; nothing imports them. */
export { runDir } from './runDir';
