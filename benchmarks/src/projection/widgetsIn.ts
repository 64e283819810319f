import { widgetGroup } from '@services-toolkit/test-support';

/** The path of the widgets of a namespace. */
export function widgetsIn(namespace: string): string {
  return `/apis/${widgetGroup}/v1/namespaces/${namespace}/widgets`;
}
