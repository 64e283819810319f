import { Fragment } from 'react';
import type { ClaimMessage } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useMessages } from '../../hooks/useMessages';
import { Quote } from './Quote';

/** What is said of a claim, in the person's language, with what is quoted beside it. */
export const Messages = (props: { messages: readonly ClaimMessage[] }) => {
  const { textOf } = useMessages();
  return (
    <>
      {props.messages.map((message, index) => (
        <Fragment key={message.code}>
          {index > 0 && ' '}
          {textOf(message)}
          {message.quote && (
            <>
              {' '}
              <Quote text={message.quote} />
            </>
          )}
        </Fragment>
      ))}
    </>
  );
};
