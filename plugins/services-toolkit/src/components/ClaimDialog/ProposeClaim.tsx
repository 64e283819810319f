import { useState } from 'react';
import { useAppNavigate } from '@backstage/frontend-plugin-api';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import type { ClaimTemplate } from '../../hooks/useClaimTemplates';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimFormData } from '../../model/claimFormData';
import { claimFormAddress } from '../../model/claimFormData';
import { DisabledReasonButton } from '../common/DisabledReasonButton';

/** Starts the scaffolder template that proposes the claim, filled in; where there are several one chooses. */
export const ProposeClaim = (props: {
  templates: readonly ClaimTemplate[];
  formData: ClaimFormData;
  disabled: boolean;
  /** Why the claim cannot be proposed as it is, and the element that says so. */
  reason?: string;
  reasonId: string;
}) => {
  const { templates, formData, reason, reasonId, disabled } = props;
  const t = useTexts();
  const navigate = useAppNavigate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const start = (template: ClaimTemplate) =>
    navigate(claimFormAddress(template.path, formData));
  const [only, ...others] = templates;
  const choice = others.length > 0;
  return (
    <>
      <DisabledReasonButton
        variant="outlined"
        color="primary"
        disabled={disabled}
        reason={reason}
        reasonId={reasonId}
        aria-haspopup={choice ? 'menu' : undefined}
        onClick={event =>
          choice || !only ? setAnchor(event.currentTarget) : start(only)
        }
      >
        {t('dialog.openPullRequest')}
      </DisabledReasonButton>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(undefined)}
      >
        {templates.map(template => (
          <MenuItem key={template.path} onClick={() => start(template)}>
            {template.title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
