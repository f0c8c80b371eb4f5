import { render } from 'preact';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/start.css';
import './style/walk.css';
import './style/modal.css';
import './style/regions.css';
import './style/look.css';
import { App } from './screens/app.tsx';

const page = document.querySelector('#page');
if (page) render(<App />, page);
