import { render } from 'preact';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/modal.css';
import './style/regions.css';
import './style/study.css';
import './style/trials.css';
import './style/answers.css';
import './style/walked.css';
import { StudyPage } from './study/study-page.tsx';

const page = document.querySelector('#page');
if (page) render(<StudyPage />, page);
