import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useTexts } from '../../hooks/useTexts';
import { clusterChoice } from '../../model/clusterChoice';
import type { CountedCluster } from '../../model/freeInstances';
import { useFreeText } from '../common/useFreeText';

/** The clusters that offer the service; beside one that is closed stands why. */
export const ChooseCluster = (props: {
  clusters: readonly CountedCluster[];
  value: string;
  /** What is to be known of one beside its name; else how many instances are free there. */
  note?: (cluster: CountedCluster) => string | undefined;
  onChange: (cluster: string) => void;
}) => {
  const { clusters, value } = props;
  const t = useTexts();
  const freeText = useFreeText();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('dialog.cluster')}</FormLabel>
      <RadioGroup
        name="claim-cluster"
        value={value}
        onChange={event => props.onChange(event.target.value)}
      >
        {clusters.map(cluster => {
          const choice = clusterChoice(cluster);
          const note = (props.note ?? freeText)(cluster);
          return (
            <FormControlLabel
              key={cluster.name}
              value={cluster.name}
              disabled={!choice.open}
              control={<Radio color="primary" size="small" />}
              label={
                <>
                  {cluster.title ?? cluster.name}
                  {!choice.open &&
                    ` (${
                      choice.why === 'away'
                        ? t('dialog.clusterAway')
                        : t('dialog.clusterNotReady', {
                            reason: choice.detail ?? t('readiness.noReason'),
                          })
                    })`}
                  {choice.open && note && ` (${note})`}
                </>
              }
            />
          );
        })}
      </RadioGroup>
      {!value && <FormHelperText error>{t('dialog.noCluster')}</FormHelperText>}
    </FormControl>
  );
};
