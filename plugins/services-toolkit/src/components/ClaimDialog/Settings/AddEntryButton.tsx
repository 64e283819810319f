import type { IconButtonProps } from '@rjsf/utils';
import { TranslatableString } from '@rjsf/utils';
import Button from '@material-ui/core/Button';
import AddIcon from '@material-ui/icons/Add';

/** Adds an entry to a list or a map, with a word beside the sign. */
export const AddEntryButton = (props: IconButtonProps) => {
  const { registry, disabled, onClick } = props;
  return (
    <Button
      size="small"
      startIcon={<AddIcon />}
      disabled={disabled}
      onClick={onClick}
    >
      {registry.translateString(TranslatableString.AddItemButton)}
    </Button>
  );
};
