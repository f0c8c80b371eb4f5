// The parts of Phaser that map-game.ts uses, from its sources: its bundle is one piece that no bundler
// makes smaller, and 354 kB packed is more than half of what a map waited for.
// First: its parts ask for one another, and only in this order each is there when it is asked for.
import Renderer from '../../node_modules/phaser/src/renderer/index.js';
import '../../node_modules/phaser/src/cameras/2d/CameraManager.js';
import '../../node_modules/phaser/src/events/EventEmitter.js';
import '../../node_modules/phaser/src/gameobjects/DisplayList.js';
import '../../node_modules/phaser/src/gameobjects/GameObjectCreator.js';
import '../../node_modules/phaser/src/gameobjects/GameObjectFactory.js';
import '../../node_modules/phaser/src/gameobjects/UpdateList.js';
import '../../node_modules/phaser/src/scene/ScenePlugin.js';
import { WEBGL } from '../../node_modules/phaser/src/const.js';
import Game from '../../node_modules/phaser/src/core/Game.js';
import Extern from '../../node_modules/phaser/src/gameobjects/extern/Extern.js';
import ScaleModes from '../../node_modules/phaser/src/scale/const/SCALE_MODE_CONST.js';
import Scene from '../../node_modules/phaser/src/scene/Scene.js';

export default {
  WEBGL,
  Game,
  GameObjects: { Extern },
  Renderer,
  Scale: ScaleModes,
  Scene,
};
