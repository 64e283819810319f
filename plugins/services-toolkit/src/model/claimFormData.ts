import type {
  ClaimRequest,
  NeedClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What a template that proposes claims is started with: its parameters of these names are filled in. */
export type ClaimFormData = (
  | ClaimRequest
  | NeedClaimRequest
  | ResourceClaimRequest
) & {
  repoUrl?: string;
};

/** The address of a template's form, filled in with a claim. */
export function claimFormAddress(
  templatePath: string,
  formData: ClaimFormData,
): string {
  return `${templatePath}?${new URLSearchParams({
    formData: JSON.stringify(formData),
  })}`;
}
