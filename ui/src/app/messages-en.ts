import shared from '@/shared/messages/en.json';
import app from './messages/en.json';

export default { app, shared };
