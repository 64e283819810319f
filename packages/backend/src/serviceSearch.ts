import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogCollatorExtensionPoint,
  defaultCatalogCollatorEntityTransformer,
} from '@backstage/plugin-search-backend-module-catalog';
import { serviceSearchText } from '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit';

/** Lets the portal's search find services by type, provider, keywords, cluster and short names such as "pg" and "db". */
export const serviceSearchModule = createBackendModule({
  pluginId: 'search',
  moduleId: 'service-words',
  register(env) {
    env.registerInit({
      deps: { collator: catalogCollatorExtensionPoint },
      async init({ collator }) {
        collator.setEntityTransformer(entity => {
          const document = defaultCatalogCollatorEntityTransformer(entity);
          const words = serviceSearchText(entity);
          return words
            ? { ...document, text: `${document.text} ${words}` }
            : document;
        });
      },
    });
  },
});
