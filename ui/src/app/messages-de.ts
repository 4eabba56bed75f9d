import shared from '@/shared/messages/de.json';
import app from './messages/de.json';

export default { app, shared };
