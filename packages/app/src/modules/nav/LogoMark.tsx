import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  svg: { width: 28, height: 28, flexShrink: 0 },
});

/** A hexagon, as Kubernetes users draw a resource, with the tick of a claim that is ready. */
export const LogoMark = () => (
  <svg className={useStyles().svg} viewBox="0 0 32 32" aria-hidden="true">
    <g
      fill="none"
      strokeWidth="2.4"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="M16 3.5 27 9.8v12.4L16 28.5 5 22.2V9.8z" stroke="#5fd0c5" />
      <path d="M10.8 16.3l3.7 3.7 7-7.4" stroke="#ffffff" />
    </g>
  </svg>
);
