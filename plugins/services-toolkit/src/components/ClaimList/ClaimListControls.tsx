import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { claimOrders } from '../../model/inClaimOrder';
import type { ClaimOrder } from '../../model/inClaimOrder';
import { readableLabels } from '../common/readableLabels';
import type { ClaimListView } from './useClaimListView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    ...readableLabels(theme),
  },
  search: { flex: '1 1 240px', maxWidth: 480 },
  order: { flex: '0 1 200px', minWidth: 160 },
}));

/** Searches in a list of claims, and puts it in order. */
export const ClaimListControls = (props: {
  view: ClaimListView;
  /** Where the list has an order of its own it is not to be chosen. */
  withOrder?: boolean;
  onChange: (changes: Partial<ClaimListView>) => void;
}) => {
  const { view, withOrder = true, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <TextField
        id="claims-search"
        type="search"
        variant="outlined"
        size="small"
        className={classes.search}
        label={t('claims.search')}
        value={view.query}
        onChange={event => onChange({ query: event.target.value })}
      />
      {withOrder && (
        <TextField
          select
          id="claims-order"
          variant="outlined"
          size="small"
          className={classes.order}
          label={t('claims.order')}
          value={view.order}
          InputLabelProps={{
            id: 'claims-order-label',
            htmlFor: 'claims-order',
          }}
          SelectProps={{ labelId: 'claims-order-label' }}
          onChange={event =>
            onChange({ order: event.target.value as ClaimOrder })
          }
        >
          {claimOrders.map(order => (
            <MenuItem key={order} value={order}>
              {t(`claims.orders.${order}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </div>
  );
};
