import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { PromiseChoice } from '../../model/needOptions';
import { FacetChoices } from '../ServicesPage/FacetChoice';

const useStyles = makeStyles(theme => ({
  // A list to read through, not buttons to aim at.
  box: { padding: theme.spacing(0.5, 1) },
}));

/** So many are seen at a glance. */
const MOST_OPEN = 8;

/** Any number of guarantees or capabilities. Those that no cluster keeps just now can be asked for, and say so. */
export const ChoosePromises = (props: {
  id: string;
  label: string;
  values?: readonly string[];
  options: readonly PromiseChoice[];
  onChange: (values: string[] | undefined) => void;
}) => {
  const { id, label, values = [], onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const options = props.options.map(({ value, label: title, kept }) => ({
    value,
    label: kept ? title : t('need.notNow', { title }),
  }));
  if (options.length > MOST_OPEN) {
    return (
      <FacetChoices
        id={id}
        label={label}
        values={values}
        options={options}
        onChange={onChange}
      />
    );
  }
  const known = [
    ...options,
    // Asked for before, and offered by nobody any more: it must be there to be taken away.
    ...values
      .filter(value => !options.some(option => option.value === value))
      .map(value => ({ value, label: value })),
  ];
  return known.length === 0 ? null : (
    <FormControl component="fieldset">
      <FormLabel component="legend">{label}</FormLabel>
      <FormGroup>
        {known.map(option => (
          <FormControlLabel
            key={option.value}
            label={option.label}
            control={
              <Checkbox
                color="primary"
                size="small"
                className={classes.box}
                checked={values.includes(option.value)}
                onChange={({ target: { checked } }) => {
                  const others = values.filter(value => value !== option.value);
                  const chosen = checked ? [...others, option.value] : others;
                  onChange(chosen.length > 0 ? chosen : undefined);
                }}
              />
            }
          />
        ))}
      </FormGroup>
    </FormControl>
  );
};
